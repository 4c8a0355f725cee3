package vn.giaoban.access;

/**
 * One role held in one unit on the actor's day.
 *
 * @param acting held for the days of somebody's absence (quyền lãnh đạo theo ủy quyền)
 */
public record Holding(Role role, long unitId, boolean acting) {}
