package vn.giaoban.access;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/**
 * Stands between a test's application and its database, in two places that Spring lets one wrap. So the matrix can send each
 * form as each of fifteen people from the same beginning: while it rehearses, every transaction is rolled back where it would be
 * committed. And so it can be tested itself: a rule can be taken out of the SQL as it passes, to see whether the matrix notices.
 * The application's own code runs unchanged.
 */
final class Rehearsal implements BeanPostProcessor {
    private final AtomicInteger removals = new AtomicInteger();
    private volatile boolean on;
    private volatile @Nullable AccessRule removed;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
            case JdbcClient jdbc -> (JdbcClient) sql -> jdbc.sql(asSent(sql));
            case PlatformTransactionManager transactions -> new Transactions(transactions);
            default -> bean;
        };
    }

    /** From now on nothing is kept, until {@link #over}. */
    void begin() {
        on = true;
    }

    void over() {
        on = false;
        removed = null;
    }

    /** From now on nothing is kept and the rule does not hold. */
    void beginWithout(AccessRule rule) {
        removals.set(0);
        removed = rule;
        on = true;
    }

    /** How many statements the rule was taken out of. */
    int removals() {
        return removals.get();
    }

    private String asSent(String sql) {
        AccessRule rule = removed;
        if (rule == null || !rule.isIn(sql)) return sql;
        removals.incrementAndGet();
        return rule.removedFrom(sql);
    }

    private final class Transactions implements PlatformTransactionManager {
        private final PlatformTransactionManager real;

        Transactions(PlatformTransactionManager real) {
            this.real = real;
        }

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            return real.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            if (on && status.isNewTransaction()) real.rollback(status);
            else real.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            real.rollback(status);
        }
    }
}
