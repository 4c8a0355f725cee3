package vn.giaoban.organization;

import java.util.List;

/** A part of the tree as it is shown: a unit, how many communes stand below it, and its children where it is unfolded. */
public record Branch(Unit unit, int communes, List<Branch> children) {
    public Branch {
        children = List.copyOf(children);
    }

    public boolean isOpen() {
        return !children.isEmpty();
    }
}
