package vn.giaoban.conferences;

import vn.giaoban.web.QrPicture;

/** A delegate with the link that is shown this once. */
public record DelegateInvitation(Delegate delegate, String link, QrPicture picture) {}
