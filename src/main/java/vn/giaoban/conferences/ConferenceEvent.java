package vn.giaoban.conferences;

import java.time.Instant;

/**
 * Something that happened, as it is kept.
 *
 * @param seq its place in the conference's course, from 1 without gaps
 * @param by the name of whoever did it, as it was then
 */
public record ConferenceEvent(int seq, Instant at, long accountId, String by, Happening what) {}
