package vn.giaoban.run;

import org.springframework.boot.SpringApplication;
import vn.giaoban.Giaoban;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        SpringApplication.run(Giaoban.class, args);
    }
}
