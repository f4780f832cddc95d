package io.guichet.customer;

import com.google.re2j.Pattern;
import java.io.Serializable;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Team memberships of customers, as the brand's product reports them. */
@Component
public class CustomerTeams {

    private final JdbcClient db;

    CustomerTeams(JdbcClient db) {
        this.db = db;
    }

    /**
     * A team of the brand's product that a customer belongs to. Its plan determines the service level of requests for it.
     *
     * @param id the product's id of the team, as in its links
     * @param name name of the team
     * @param plan plan of the team, from the brand's vocabulary
     * @param addOn add-on of the team, or null
     */
    public record CustomerTeam(String id, String name, String plan, String addOn) implements Serializable {

        private static final Pattern ID_PATTERN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

        /** Whether this is a valid team id. */
        public static boolean isValidId(String id) {
            return id != null && ID_PATTERN.matcher(id).matches();
        }
    }

    /** The teams of a customer by name. */
    public List<CustomerTeam> of(long customer) {
        return db.sql(
                        "select team, name, plan, add_on from customer_team where customer_id = :customer order by name, team")
                .param("customer", customer)
                .query((row, index) -> new CustomerTeam(
                        row.getString("team"), row.getString("name"), row.getString("plan"), row.getString("add_on")))
                .list();
    }

    /** Adds a membership or replaces its data. */
    @Transactional
    public void add(long customer, CustomerTeam team) {
        remove(customer, team.id());
        db.sql(
                        """
                        insert into customer_team (customer_id, team, name, plan, add_on)
                        values (:customer, :team, :name, :plan, :addOn)""")
                .param("customer", customer)
                .param("team", team.id())
                .param("name", team.name())
                .param("plan", team.plan())
                .param("addOn", team.addOn())
                .update();
    }

    @Transactional
    public void remove(long customer, String team) {
        db.sql("delete from customer_team where customer_id = :customer and team = :team")
                .param("customer", customer)
                .param("team", team)
                .update();
    }
}
