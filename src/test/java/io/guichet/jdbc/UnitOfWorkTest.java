package io.guichet.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class UnitOfWorkTest {

    private final UnitOfWork unitOfWork = new UnitOfWork();
    private final DataSourceTransactionManager transactions =
            new DataSourceTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:unit-of-work"));
    private final List<String> done = new ArrayList<>();

    @Test
    void readsAValueOncePerTransaction() {
        var reads = new AtomicInteger();

        inTransaction(() -> {
            assertThat(unitOfWork.<Integer>value("a", reads::incrementAndGet)).isEqualTo(1);
            assertThat(unitOfWork.<Integer>value("a", reads::incrementAndGet)).isEqualTo(1);
            unitOfWork.forget("a");
            assertThat(unitOfWork.<Integer>value("a", reads::incrementAndGet)).isEqualTo(2);
        });
        inTransaction(() -> assertThat(unitOfWork.<Integer>value("a", reads::incrementAndGet))
                .isEqualTo(3));

        assertThat(unitOfWork.<Integer>value("a", reads::incrementAndGet)).isEqualTo(4);
        assertThat(unitOfWork.<Integer>value("a", reads::incrementAndGet)).isEqualTo(5);
    }

    @Test
    void aSupplierMayReadAnotherValue() {
        inTransaction(() -> assertThat(unitOfWork.<String>value("a", () -> unitOfWork.value("b", () -> "b") + "a"))
                .isEqualTo("ba"));
    }

    @Test
    void writesWhenAllWorkIsDone() {
        inTransaction(() -> {
            unitOfWork.writeBeforeCommit("row", () -> done.add("write"));
            unitOfWork.writeBeforeCommit("row", () -> done.add("written twice"));
            unitOfWork.workBeforeCommit("timer", () -> {
                done.add("work");
                unitOfWork.workBeforeCommit("task", () -> done.add("more work"));
                unitOfWork.writeBeforeCommit("ledger", () -> done.add("another write"));
            });
            assertThat(done).isEmpty();
        });

        assertThat(done).containsExactly("work", "more work", "write", "another write");
    }

    @Test
    void aQueryMayAskForItsPendingWrite() {
        inTransaction(() -> {
            unitOfWork.writeBeforeCommit("row", () -> done.add("write"));
            unitOfWork.write("row");
            assertThat(done).containsExactly("write");
        });

        assertThat(done).containsExactly("write");
    }

    @Test
    void writesNothingWhenItIsRolledBack() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    unitOfWork.writeBeforeCommit("row", () -> done.add("write"));
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        inTransaction(() -> assertThat(done).isEmpty());
        assertThat(done).isEmpty();
    }

    @Test
    void anotherTransactionHasItsOwn() {
        inTransaction(() -> {
            unitOfWork.value("a", () -> "outer");
            unitOfWork.writeBeforeCommit("row", () -> done.add("outer"));
            var inner = new TransactionTemplate(transactions);
            inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            inner.executeWithoutResult(status -> {
                assertThat(unitOfWork.<String>value("a", () -> "inner")).isEqualTo("inner");
                unitOfWork.writeBeforeCommit("row", () -> done.add("inner"));
            });
            assertThat(unitOfWork.<String>value("a", () -> "read again")).isEqualTo("outer");
        });

        assertThat(done).containsExactly("inner", "outer");
    }

    @Test
    void writesAtOnceWithoutATransaction() {
        unitOfWork.writeBeforeCommit("row", () -> done.add("write"));

        assertThat(done).containsExactly("write");
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }
}
