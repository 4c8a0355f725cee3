package vn.giaoban.identity;

import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The sessions of an account: shown to their owner, ended with a lock, a role or a password, in that act's own transaction. */
@Component
class Sessions {
    private final JdbcClient jdbc;
    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> repository;

    /** @param repository there is none where no pages are served, as in a command */
    Sessions(JdbcClient jdbc, ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> repository) {
        this.jdbc = jdbc;
        this.repository = repository;
    }

    List<Device> of(long accountId) {
        return repository.getObject().findByPrincipalName(SignedIn.principal(accountId)).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> new Device(
                        session.getId(),
                        session.getAttributeOrDefault(SignedIn.DEVICE, ""),
                        session.getCreationTime(),
                        session.getLastAccessedTime()))
                .sorted((a, b) -> b.lastSeen().compareTo(a.lastSeen()))
                .toList();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    int endAll(long accountId) {
        return endAll(List.of(accountId));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    int endAll(Collection<Long> accountIds) {
        return jdbc.sql("delete from identity.spring_session where principal_name = any(:principals)")
                .param(
                        "principals",
                        accountIds.stream().flatMap(SignedIn::principals).toArray(String[]::new))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    int endOthers(long accountId, String keptId) {
        return jdbc.sql("""
                delete from identity.spring_session
                where principal_name = :principal and session_id <> :kept
                """)
                .param("principal", SignedIn.principal(accountId))
                .param("kept", keptId)
                .update();
    }
}
