package vn.giaoban.identity;

/** A role with the name of its place: "Xã Mẫu Sơn, Lạng Sơn". */
public record RolePlace(RoleGrant grant, String place) {}
