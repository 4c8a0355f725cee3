package vn.giaoban.run.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationContext;
import vn.giaoban.run.bench.Crew;
import vn.giaoban.run.bench.Instance;

/** A database on a small disk of its own, which is filled under load: what is refused is refused, what was acknowledged is kept. */
final class FullDisk {
    private static final SmallCountry COUNTRY = new SmallCountry(2, 20, 60);
    private static final String SIZE = "700M";
    private static final String ROOM = "24M";

    private FullDisk() {}

    static Ordeal.Outcome go(Stage beside) {
        Stage stage = beside.another(COUNTRY);
        Path image = stage.file("disk.img");
        Path home = stage.home();
        try {
            Files.createDirectories(home);
            if (!works("truncate", "-s", SIZE, image.toString())
                    || !works("mkfs.ext4", "-q", "-m", "0", image.toString())
                    || !works("mount", "-o", "loop", image.toString(), home.toString()))
                return Ordeal.Outcome.skipped("no disk of its own can be mounted here");
            try {
                Instance instance = stage.besideDatabase();
                return stage.inHouse(house -> fill(stage, instance, house));
            } finally {
                stage.close();
                works("umount", home.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            stage.strike();
        }
    }

    private static Ordeal.Outcome fill(Stage stage, Instance instance, ApplicationContext house) {
        Crew crew = Crew.hire(house);
        Load load = new Load(COUNTRY, crew, COUNTRY.months(), 1);
        Path filler = stage.home().resolve("filler");
        Load.Shift shift = load.begin(instance.address(), 4, 20);
        shift.awaitEnough();
        // All but a little; the little is written full by the load.
        works(
                "sh",
                "-c",
                "fallocate -l $(($(df --output=avail -B1 '" + stage.home() + "' | tail -1) - "
                        + Integer.parseInt(ROOM.replace("M", "")) + "*1048576)) '" + filler + "'");
        shift.awaitEnd();
        int refused = load.cutOff();
        works("rm", filler.toString());
        if (!stage.postmaster().isAlive()) stage.reopenDatabase();
        Settlement.Found found =
                Settlement.settle(load, crew, stage.besideDatabase().address(), house, List.of());
        return new Ordeal.Outcome(
                found.losses().isEmpty() ? "survived" : "lost",
                Map.of(
                        "acknowledged",
                        load.acknowledged(),
                        "refused",
                        refused,
                        "cutOffAndDone",
                        found.done(),
                        "losses",
                        found.losses()));
    }

    private static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
