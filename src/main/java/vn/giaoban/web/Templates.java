package vn.giaoban.web;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Precompiled JTE templates as Spring views; each gets the request's page under "page". */
@Component
public class Templates implements ViewResolver, Ordered {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Pages pages;

    Templates(Pages pages) {
        this.pages = pages;
    }

    /** A page: template "module/name" and what it shows. */
    public static ModelAndView view(String template, Map<String, ?> model) {
        return new ModelAndView(template, model);
    }

    /** A page with another status, such as 422 for a form to be mended. */
    public static ModelAndView view(String template, Map<String, ?> model, HttpStatus status) {
        return new ModelAndView(template, model, status);
    }

    /** A template as a part of another module's page. */
    public Content part(Page page, String name, Map<String, ?> model) {
        Map<String, Object> params = new HashMap<>(model);
        params.put("page", page);
        return output -> engine.render(name + ".jte", params, output);
    }

    /** A template written once for many pages, in a language: it knows neither who reads nor what they may send. */
    public String shared(String name, Locale locale, Map<String, ?> model) {
        Map<String, Object> params = new HashMap<>(model);
        params.put("page", pages.shared(locale));
        return text(name, params);
    }

    /** A template that knows no page: what it needs stands in the model. */
    String text(String name, Map<String, Object> model) {
        StringOutput output = new StringOutput();
        engine.render(name + ".jte", model, output);
        return output.toString();
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        String template = name + ".jte";
        if (name.startsWith("redirect:") || name.startsWith("forward:") || !engine.hasTemplate(template)) return null;
        return (model, request, response) -> write(template, model, request, response);
    }

    /** Before Spring's own resolvers, which would forward the name back to us. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    void write(
            String template, @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, Object> params = new HashMap<>();
        if (model != null) params.putAll(model);
        Page page = pages.of(request);
        params.put("page", page);
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template, params, output);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Language", page.locale().getLanguage());
        response.setContentLength(output.getContentLength());
        try (OutputStream out = response.getOutputStream()) {
            output.writeTo(out);
        }
    }
}
