package vn.giaoban;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The house as one Spring application; {@code vn.giaoban.run} opens its door. */
@SpringBootApplication
public class Giaoban {}
