package vn.giaoban.activities;

import java.util.Optional;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;

/** The photos and documents of an activity, those that were taken off among them, for whoever may read the activity. */
@Controller
class ActivityFilePages {
    private final Activities activities;
    private final ActivityFiles files;

    ActivityFilePages(Activities activities, ActivityFiles files) {
        this.activities = activities;
        this.files = files;
    }

    @GetMapping("/activities/{id}/attachments/{key}")
    ResponseEntity<InputStreamResource> file(Actor actor, @PathVariable long id, @PathVariable String key) {
        Optional<Activity> activity = activities.find(actor, id);
        return activity.flatMap(found -> files.find(found.id(), key))
                .map(files::answer)
                .orElseThrow(NotFound::new);
    }
}
