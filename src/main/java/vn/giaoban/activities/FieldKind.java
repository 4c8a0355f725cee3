package vn.giaoban.activities;

/** What a field of an activity holds. None describes a person: people are counted, not listed (product.md, rule 8). */
public enum FieldKind {
    TEXT,
    NUMBER,
    /** People, each counted once. */
    PEOPLE,
    /** Occasions: the same person may come twice. */
    TIMES,
    /** Đồng. */
    MONEY,
    DATE,
    CHOICE,
    YES_NO,
    /** A unit of the network, as it is on the activity's day. */
    UNIT,
    /** A photo or document. */
    ATTACHMENT;

    /** Words stand beside the amounts. */
    public boolean isWords() {
        return this == TEXT;
    }

    /** Typed as a number, counted up and down by a thumb. */
    public boolean isCounted() {
        return this == NUMBER || this == PEOPLE || this == TIMES;
    }

    public boolean isNumber() {
        return isCounted() || this == MONEY;
    }
}
