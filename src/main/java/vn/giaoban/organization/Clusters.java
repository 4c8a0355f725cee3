package vn.giaoban.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.access.Role;
import vn.giaoban.audit.Audit;
import vn.giaoban.papers.CsvFile;

/** Keeps the clusters and who belongs to them from a day to a day. Their names are known to everybody. */
@Component
public class Clusters {
    private final JdbcClient jdbc;
    private final Units units;
    private final Audit audit;

    public Clusters(JdbcClient jdbc, Units units, Audit audit) {
        this.jdbc = jdbc;
        this.units = units;
        this.audit = audit;
    }

    /**
     * A unit's days in a cluster.
     *
     * @param validTo the last day; null while it goes on
     */
    public record Membership(
            long clusterId,
            long unitId,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String legalBasis) {}

    /** The members of a cluster that a reader sees, and how many there are. */
    public record Members(List<Unit> seen, int all) {}

    public List<Cluster> all() {
        return jdbc.sql("select id, name_vi, name_en, version from organization.cluster order by id")
                .query(Clusters::cluster)
                .list();
    }

    public Optional<Cluster> find(long id) {
        return all().stream().filter(cluster -> cluster.id() == id).findFirst();
    }

    /** Who belongs to a cluster on a day, in the order of their codes. */
    public List<Unit> members(long clusterId, LocalDate day) {
        Set<Long> ids = new HashSet<>(jdbc.sql("""
                select unit_id from organization.cluster_member
                where cluster_id = :cluster and :day between valid_from and coalesce(valid_to, 'infinity')
                """)
                .param("cluster", clusterId)
                .param("day", day)
                .query(Long.class)
                .list());
        return units.those(ids, day).values().stream()
                .sorted((a, b) -> a.code().compareTo(b.code()))
                .toList();
    }

    /** The clusters of a unit on a day. */
    public List<Cluster> of(long unitId, LocalDate day) {
        return jdbc.sql("""
                select c.id, c.name_vi, c.name_en, c.version from organization.cluster c
                join organization.cluster_member m on m.cluster_id = c.id
                where m.unit_id = :unit and :day between m.valid_from and coalesce(m.valid_to, 'infinity')
                order by c.id
                """)
                .param("unit", unitId)
                .param("day", day)
                .query(Clusters::cluster)
                .list();
    }

    /** All who have belonged to a cluster, belong or will, the latest first. */
    public List<Membership> memberships(long clusterId) {
        return jdbc.sql("""
                select cluster_id, unit_id, valid_from, valid_to, legal_basis
                from organization.cluster_member where cluster_id = :cluster
                order by valid_from desc, unit_id
                """)
                .param("cluster", clusterId)
                .query((rs, n) -> new Membership(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getObject(3, LocalDate.class),
                        rs.getObject(4, LocalDate.class),
                        rs.getString(5)))
                .list();
    }

    /** True for administrators of the centre. */
    public boolean mayEdit(Actor actor) {
        return actor.holdsAnyIn(units.root(actor.day()).id(), Role.ADMINISTRATOR);
    }

    /** Makes a cluster with these members from a day on. */
    @Transactional
    public long make(Actor actor, String nameVi, String nameEn, Set<Long> unitIds, LocalDate from, String legalBasis) {
        NotFound.unless(mayEdit(actor));
        long id = make(nameVi, nameEn);
        unitIds.forEach(unit -> begin(id, unit, from, null, legalBasis));
        record(actor, "cluster.made", id, unitIds, from, legalBasis);
        return id;
    }

    public boolean isNameTaken(String nameVi, long exceptId) {
        return all().stream().anyMatch(c -> c.id() != exceptId && c.nameVi().equalsIgnoreCase(nameVi));
    }

    /**
     * From a day on these belong to the cluster: who is not among them has belonged until the day before; what was planned for
     * later days is replaced.
     *
     * @param seen the version that the actor had before them
     * @return false where somebody else has changed the cluster since, to something else: then nothing is changed
     */
    @Transactional
    public boolean change(
            Actor actor,
            long id,
            int seen,
            String nameVi,
            String nameEn,
            Set<Long> unitIds,
            LocalDate from,
            String legalBasis) {
        NotFound.unless(mayEdit(actor));
        Cluster standing = jdbc.sql(
                        "select id, name_vi, name_en, version from organization.cluster where id = :id for update")
                .param("id", id)
                .query(Clusters::cluster)
                .optional()
                .orElseThrow(NotFound::new);
        if (standing.version() != seen)
            return standing.nameVi().equals(nameVi)
                    && standing.nameEn().equals(nameEn)
                    && ids(id, from).equals(unitIds);
        jdbc.sql("update organization.cluster set name_vi = :vi, name_en = :en, version = version + 1 where id = :id")
                .param("vi", nameVi)
                .param("en", nameEn)
                .param("id", id)
                .update();
        Set<Long> before = ids(id, from.minusDays(1));
        jdbc.sql("delete from organization.cluster_member where cluster_id = :id and valid_from >= :from")
                .param("id", id)
                .param("from", from)
                .update();
        jdbc.sql("""
                update organization.cluster_member set valid_to = case when unit_id = any(:stay) then null else :last::date end
                where cluster_id = :id and coalesce(valid_to, 'infinity') >= :last
                """)
                .param("id", id)
                .param("last", from.minusDays(1))
                .param("stay", unitIds.toArray(Long[]::new))
                .update();
        for (long unit : unitIds) if (!before.contains(unit)) begin(id, unit, from, null, legalBasis);
        record(actor, "cluster.changed", id, unitIds, from, legalBasis);
        return true;
    }

    private Set<Long> ids(long clusterId, LocalDate day) {
        return members(clusterId, day).stream().map(Unit::id).collect(Collectors.toSet());
    }

    private static Cluster cluster(ResultSet rs, int n) throws SQLException {
        return new Cluster(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getInt(4));
    }

    private void record(Actor actor, String act, long id, Set<Long> unitIds, LocalDate from, String legalBasis) {
        audit.record(
                actor,
                act,
                "cluster",
                id,
                units.root(actor.day()).id(),
                Map.of("members", unitIds, "day", from.toString(), "basis", legalBasis));
    }

    private long make(String nameVi, String nameEn) {
        return jdbc.sql("insert into organization.cluster (name_vi, name_en) values (:vi, :en) returning id")
                .param("vi", nameVi)
                .param("en", nameEn)
                .query(Long.class)
                .single();
    }

    private void begin(long id, long unitId, LocalDate from, @Nullable LocalDate to, String legalBasis) {
        jdbc.sql("""
                insert into organization.cluster_member (cluster_id, unit_id, valid_from, valid_to, legal_basis)
                values (:cluster, :unit, :from, :to, :basis)
                """)
                .param("cluster", id)
                .param("unit", unitId)
                .param("from", from)
                .param("to", to, Types.DATE)
                .param("basis", legalBasis)
                .update();
    }

    /**
     * Brings in the clusters that come with the program.
     *
     * @param before ids of the units until 30 June 2025 by code
     * @param today ids of those since
     */
    void load(Map<String, Long> before, Map<String, Long> today) {
        Map<String, Long> ids = new HashMap<>();
        for (Map<String, String> row : CsvFile.rows("/data/units/clusters.csv")) {
            long id = ids.computeIfAbsent(text(row, "name_vi"), name -> make(name, text(row, "name_en")));
            LocalDate from = LocalDate.parse(text(row, "valid_from"));
            LocalDate to = text(row, "valid_to").isEmpty() ? null : LocalDate.parse(text(row, "valid_to"));
            Map<String, Long> units = from.isBefore(UnitImport.SINCE) ? before : today;
            for (String code : text(row, "members").split(";"))
                begin(id, Objects.requireNonNull(units.get(code), code), from, to, text(row, "legal_basis"));
        }
    }

    private static String text(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }
}
