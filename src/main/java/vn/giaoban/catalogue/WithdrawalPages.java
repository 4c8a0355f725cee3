package vn.giaoban.catalogue;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.access.Actor;
import vn.giaoban.access.NotFound;
import vn.giaoban.web.FormErrors;
import vn.giaoban.web.Page;

/** An edition that lies ahead, taken back: the review, the act. */
@Controller
class WithdrawalPages {
    private final Editors editors;

    WithdrawalPages(Editors editors) {
        this.editors = editors;
    }

    @GetMapping("/catalogue/{kind}/{key}/editions/{id}/withdrawal")
    ModelAndView reviewWithdrawal(
            Page page, Actor actor, @PathVariable String kind, @PathVariable String key, @PathVariable long id) {
        Editor editor = editors.edited(actor, kind, key);
        Ruling ruling = editor.rulings(key)
                .find(id)
                .filter(one -> one.isAhead(actor.day()))
                .orElseThrow(NotFound::new);
        Proposal change = editors.withdrawal(editor, key, ruling);
        return Review.view(page, editor, key, change, "withdrawal");
    }

    @PostMapping("/catalogue/{kind}/{key}/editions/{id}/withdrawal")
    ModelAndView withdraw(
            Page page, Actor actor, @PathVariable String kind, @PathVariable String key, @PathVariable long id) {
        Editor editor = editors.edited(actor, kind, key);
        FormErrors errors = new FormErrors();
        EditorForm.add(page, errors, editors.withdraw(actor, editor, key, id));
        if (errors.any()) {
            Ruling ruling = editor.rulings(key).find(id).orElseThrow(NotFound::new);
            return Review.view(page, editor, key, editors.withdrawal(editor, key, ruling), "withdrawal", errors);
        }
        boolean left = !editor.rulings(key).isEmpty();
        return new ModelAndView(
                "redirect:/catalogue/" + kind + (left ? "/" + key + "?done=withdrawn" : "?done=withdrawn"));
    }
}
