package io.guichet.billing;

import static io.guichet.jdbc.Columns.instant;

import io.guichet.billing.Invoice.Buyer;
import io.guichet.billing.Invoice.InvoiceState;
import io.guichet.brand.Brand;
import io.guichet.policy.Fee;
import io.guichet.policy.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the rows of invoices and their number series. */
@Component
class InvoiceStore {

    private final JdbcClient db;

    InvoiceStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * Draws the next invoice number of a brand's year, such as {@code WS-2026-0001}. The series is locked until commit
     * and a rollback returns the number, so there are no gaps. Concurrent first invoices of a year violate its key; one
     * is retried.
     */
    String nextNumber(Brand brand, int year) {
        var updated = db.sql(
                        "update invoice_series set last_number = last_number + 1 where brand = :brand and series_year = :year")
                .param("brand", brand.id())
                .param("year", year)
                .update();
        if (updated == 0) {
            db.sql("insert into invoice_series (brand, series_year, last_number) values (:brand, :year, 1)")
                    .param("brand", brand.id())
                    .param("year", year)
                    .update();
        }
        var lastNumber = db.sql("select last_number from invoice_series where brand = :brand and series_year = :year")
                .param("brand", brand.id())
                .param("year", year)
                .query(Integer.class)
                .single();
        return "%s%d-%04d".formatted(brand.prefix(), year, lastNumber);
    }

    void insert(Invoice invoice) {
        var payee = invoice.payee();
        var buyer = invoice.buyer();
        var fee = invoice.fee();
        db.sql(
                        """
                        insert into invoice (number, brand, ticket, payee_name, payee_address, payee_vat_number, payee_iban,
                          buyer_name, street, postcode, city, country, buyer_vat_number,
                          net, vat_percent, vat, gross, currency, term, ordered_at, ordered_on, state)
                        values (:number, :brand, :ticket, :payee, :payeeAddress, :payeeVat, :iban,
                          :buyer, :street, :postcode, :city, :country, :buyerVat,
                          :net, :percent, :vat, :gross, :currency, :term, :orderedAt, :orderedOn, :state)""")
                .param("number", invoice.number())
                .param("brand", invoice.brand())
                .param("ticket", invoice.ticket())
                .param("payee", payee.name())
                .param("payeeAddress", String.join("\n", payee.address()))
                .param("payeeVat", payee.vatNumber())
                .param("iban", payee.iban())
                .param("buyer", buyer.name())
                .param("street", buyer.street())
                .param("postcode", buyer.postcode())
                .param("city", buyer.city())
                .param("country", buyer.country())
                .param("buyerVat", buyer.vatNumber())
                .param("net", fee.net().amount())
                .param("percent", fee.vatPercent())
                .param("vat", fee.vat().amount())
                .param("gross", fee.gross().amount())
                .param("currency", fee.gross().currency().getCurrencyCode())
                .param("term", fee.term().toString())
                .param("orderedAt", invoice.orderedAt())
                .param("orderedOn", invoice.orderedOn())
                .param("state", invoice.state().name())
                .update();
    }

    Optional<Invoice> of(String ticket) {
        return db.sql("select * from invoice where ticket = :ticket")
                .param("ticket", ticket)
                .query(InvoiceStore::row)
                .optional();
    }

    /** What the customer of a ticket owes the brand on invoices in that currency, VAT included. */
    Money open(String ticket, Currency currency) {
        var sum = db.sql(
                        """
                        select coalesce(sum(invoice.gross), 0) from invoice
                        join ticket on ticket.number = invoice.ticket
                        where invoice.state = 'OPEN' and invoice.currency = :currency
                          and ticket.customer_id = (select customer_id from ticket where number = :ticket)
                          and ticket.brand = (select brand from ticket where number = :ticket)""")
                .param("currency", currency.getCurrencyCode())
                .param("ticket", ticket)
                .query(BigDecimal.class)
                .single();
        return new Money(sum, currency);
    }

    void settle(String number, Instant at, String reference) {
        db.sql("update invoice set state = :state, settled_at = :at, reference = :reference where number = :number")
                .param("state", InvoiceState.SETTLED.name())
                .param("at", at)
                .param("reference", reference)
                .param("number", number)
                .update();
    }

    private static Invoice row(ResultSet row, int index) throws SQLException {
        return new Invoice(
                row.getString("number"),
                row.getString("brand"),
                row.getString("ticket"),
                new Brand.Payee(
                        row.getString("payee_name"),
                        List.of(row.getString("payee_address").split("\n")),
                        row.getString("payee_vat_number"),
                        row.getString("payee_iban")),
                new Buyer(
                        row.getString("buyer_name"),
                        row.getString("street"),
                        row.getString("postcode"),
                        row.getString("city"),
                        row.getString("country"),
                        row.getString("buyer_vat_number")),
                new Fee(
                        money(row, "net"),
                        row.getBigDecimal("vat_percent"),
                        money(row, "vat"),
                        money(row, "gross"),
                        Period.parse(row.getString("term"))),
                instant(row, "ordered_at"),
                row.getObject("ordered_on", LocalDate.class),
                InvoiceState.valueOf(row.getString("state")),
                instant(row, "settled_at"),
                row.getString("reference"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return new Money(amount, Currency.getInstance(row.getString("currency")));
    }
}
