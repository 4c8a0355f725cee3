package vn.giaoban.analytics;

/** Where a province stands on the map of equal squares; {@code label} is short enough for it. */
public record Tile(String province, String label, int column, int row) {
    static final int SIDE = 54;
    static final int STEP = 57;

    public int x() {
        return (column - 1) * STEP;
    }

    public int y() {
        return (row - 1) * STEP;
    }
}
