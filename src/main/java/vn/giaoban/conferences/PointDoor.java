package vn.giaoban.conferences;

/**
 * The door of a bridge point, by whose code those who come in say that they are there.
 *
 * @param admits who is on no list may add themselves
 */
public record PointDoor(long conferenceId, long pointId, boolean admits) {}
