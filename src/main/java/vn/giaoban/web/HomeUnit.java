package vn.giaoban.web;

import vn.giaoban.access.Actor;

/** Names the unit a signed-in person works in, for the header; organization answers. */
public interface HomeUnit {
    /** Such as "Xã Mẫu Sơn, Lạng Sơn"; empty for who holds no role. */
    String name(Actor actor);
}
