package io.guichet.engine;

import java.util.regex.Pattern;

/**
 * Rewrites the SQL of a task query by candidates, or without any join. The engine joins each task with its candidates and then removes
 * duplicates, for which the database sorts all columns of all matching tasks. A subquery has no duplicates, so that an
 * index can give the first page. Parameters keep their order.
 */
final class CandidateQuerySql {

    private static final String TASKS = " from ACT_RU_TASK RES ";
    private static final String CANDIDATES = "left join ACT_RU_IDENTITYLINK I on I.TASK_ID_ = RES.ID_ ";
    private static final Pattern CONDITION =
            Pattern.compile("I\\.TYPE_ = 'candidate' and \\( I\\.GROUP_ID_ IN \\( [?, ]+\\) \\)");
    private static final Pattern OTHER_JOIN = Pattern.compile("\\b(I\\.|join\\b)");
    private static final Pattern DISTINCT = Pattern.compile(
            "^(select |select count\\(|SELECT COUNT\\(\\*\\) FROM \\(SELECT )distinct (?=RES\\.)",
            Pattern.CASE_INSENSITIVE);

    private CandidateQuerySql() {}

    /** The SQL that finds the same tasks; unchanged if it joins anything but candidate groups. */
    static String withoutDuplicates(String original) {
        var sql = original.strip().replaceAll("\\s+", " ");
        if (sql.contains(TASKS)
                && sql.regionMatches(true, sql.indexOf(TASKS) + TASKS.length(), "where ", 0, "where ".length())
                && !OTHER_JOIN.matcher(sql).find()) {
            return DISTINCT.matcher(sql).replaceFirst("$1");
        }
        var condition = CONDITION.matcher(sql);
        if (!sql.contains(TASKS + CANDIDATES) || !condition.find()) {
            return original;
        }
        var rewritten =
                (sql.substring(0, condition.start()) + "\0" + sql.substring(condition.end())).replace(CANDIDATES, "");
        if (OTHER_JOIN.matcher(rewritten).find()) {
            return original;
        }
        return DISTINCT.matcher(rewritten)
                .replaceFirst("$1")
                .replace(
                        "\0",
                        "exists (select 1 from ACT_RU_IDENTITYLINK I where I.TASK_ID_ = RES.ID_ and %s)"
                                .formatted(condition.group()));
    }
}
