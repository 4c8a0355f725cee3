package vn.giaoban.live;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the owners of streams need: to say that something has changed, and to let a page follow it. */
@Component
public class Live {
    private final JdbcClient jdbc;
    private final LivePasses passes;

    Live(JdbcClient jdbc, LivePasses passes) {
        this.jdbc = jdbc;
        this.passes = passes;
    }

    /**
     * Announces a change in the transaction that makes it: heard of on every node when that is committed, and never when it is not.
     *
     * @param seq the change's number, greater than all that were committed before it. Whoever makes one locks the stream's own row
     *     first, so that numbers are committed in their order
     */
    public void changed(LiveStream stream, long seq) {
        if (!TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("a change is announced by the transaction that makes it");
        jdbc.sql("select pg_notify(:channel, :change)")
                .param("channel", LiveAnnouncements.CHANNEL)
                .param("change", stream.kind() + " " + stream.key() + " " + seq)
                .query((rs, n) -> n)
                .single();
    }

    /**
     * A pass for a page, or for one that asks for its next pass. Whoever calls this has made sure that the actor may see the stream as
     * that audience, today.
     *
     * @param account 0 where nobody is signed in
     */
    public LivePass pass(LiveStream stream, String audience, long account) {
        return passes.sign(stream, audience, account);
    }
}
