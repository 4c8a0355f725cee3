package vn.giaoban.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import vn.giaoban.web.Page;
import vn.giaoban.web.Templates;

/** Nothing was done; what was typed about a draft that is there no more, to be copied from. */
@ControllerAdvice(basePackageClasses = FormDraftPages.class)
class DraftGonePages {
    /** Boxes that somebody writes in, among those that are chosen or ticked. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(name|new|title|rows|columns)(Vi|En)|validFrom|legalBasis|(vi|en|guideVi|guideEn|plus|minus)\\..*");

    @ExceptionHandler(DraftGone.class)
    ModelAndView gone(Page page, HttpServletRequest request) {
        List<String> typed = FormFields.of(page, request).typed().entrySet().stream()
                .filter(field -> WRITTEN.matcher(field.getKey()).matches())
                .map(field -> field.getValue().strip())
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        return Templates.view("catalogue/formDraftGone", Map.of("typed", typed), HttpStatus.CONFLICT);
    }
}
