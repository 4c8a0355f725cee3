package vn.giaoban.analytics;

/**
 * An overview that a unit shows on its own page.
 *
 * @param address of the whole, with all that was chosen there
 */
record Pin(long id, long unitId, PinAddress address) {}
