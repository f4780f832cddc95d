package io.guichet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL of task queries by candidates. */
class CandidateQuerySqlTest {

    private static final String FROM = " from ACT_RU_TASK RES left join ACT_RU_IDENTITYLINK I on I.TASK_ID_ = RES.ID_ ";
    private static final String GROUPS = "I.TYPE_ = 'candidate' and ( I.GROUP_ID_ IN ( ? , ? ) )";

    @Test
    void aListHasASubqueryInsteadOfAJoin() {
        var sql = CandidateQuerySql.withoutDuplicates("select distinct RES.REV_, RES.ID_, RES.NAME_\n" + FROM
                + "WHERE ( RES.ASSIGNEE_ is null\n  and " + GROUPS + " ) order by RES.PRIORITY_ desc LIMIT ? OFFSET ?");

        assertThat(sql)
                .isEqualTo("select RES.REV_, RES.ID_, RES.NAME_ from ACT_RU_TASK RES WHERE ( RES.ASSIGNEE_ is null and"
                        + " exists (select 1 from ACT_RU_IDENTITYLINK I where I.TASK_ID_ = RES.ID_ and " + GROUPS
                        + ") ) order by RES.PRIORITY_ desc LIMIT ? OFFSET ?");
    }

    @Test
    void aCountHasASubqueryInsteadOfAJoin() {
        var sql = CandidateQuerySql.withoutDuplicates(
                "SELECT COUNT(*) FROM (SELECT DISTINCT RES.ID_" + FROM + "WHERE " + GROUPS + " ) countDistinct");

        assertThat(sql)
                .isEqualTo("SELECT COUNT(*) FROM (SELECT RES.ID_ from ACT_RU_TASK RES WHERE exists "
                        + "(select 1 from ACT_RU_IDENTITYLINK I where I.TASK_ID_ = RES.ID_ and " + GROUPS
                        + ") ) countDistinct");
    }

    @Test
    void aQueryWithoutJoinHasNoDuplicates() {
        assertThat(CandidateQuerySql.withoutDuplicates(
                        "select distinct RES.ID_ from ACT_RU_TASK RES WHERE RES.TENANT_ID_ in (?)"))
                .isEqualTo("select RES.ID_ from ACT_RU_TASK RES WHERE RES.TENANT_ID_ in (?)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select distinct RES.*" + FROM + "WHERE I.USER_ID_ = ?",
                "select distinct RES.*" + FROM + "WHERE " + GROUPS + " or " + GROUPS,
                "select distinct RES.*" + FROM + "WHERE " + GROUPS + " and I.USER_ID_ is not null",
                "select distinct RES.*" + FROM + "inner join (SELECT A.* FROM ACT_RU_AUTHORIZATION A) AUTH WHERE "
                        + GROUPS
            })
    void otherQueriesStayAsTheyAre(String sql) {
        assertThat(CandidateQuerySql.withoutDuplicates(sql)).isEqualTo(sql);
    }
}
