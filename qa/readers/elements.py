"""What the elements of HTML mean to a reader of its text."""

from __future__ import annotations

from qa.types import Role


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


ROLES = {
    "title": Role.TITLE, "h1": Role.HEADING, "h2": Role.HEADING, "h3": Role.HEADING, "h4": Role.HEADING,
    "h5": Role.HEADING, "h6": Role.HEADING, "li": Role.ITEM, "dt": Role.ITEM, "dd": Role.ITEM, "td": Role.CELL,
    "th": Role.CELL, "figcaption": Role.CAPTION, "caption": Role.CAPTION,
}  # fmt: skip
INSIDE_P = _names("audio button iframe label object optgroup option select textarea video")
BLOCKS = (
    frozenset(ROLES)
    | INSIDE_P
    | _names(
        """address article aside blockquote body center details dialog dir div dl fieldset figure footer form head
        header hgroup hr html legend main menu nav ol p pre search section summary table tbody tfoot thead tr ul"""
    )
)
VOID = _names("area base br col embed frame hr img input link meta param source track wbr")
UNREAD = _names(
    """audio canvas code iframe kbd math noembed noframes noscript object pre q samp script style svg template
    textarea video xmp"""
)
CLOSES = {  # what an element ends by beginning, up to the element that holds both
    "li": (_names("li"), _names("ul ol menu dir")),
    "dt": (_names("dt dd"), _names("dl")),
    "dd": (_names("dt dd"), _names("dl")),
    "tr": (_names("tr"), _names("table")),
    "td": (_names("td th"), _names("table tr")),
    "th": (_names("td th"), _names("table tr")),
    "option": (_names("option"), _names("select")),
}

FRAME = _names("nav footer aside button label select menu dialog")
FRAME_ROLES = _names("navigation banner contentinfo search complementary menu menubar dialog")
FRAME_NAMES = _names(
    """advert advertisement ads breadcrumb breadcrumbs comment comments cookie cookies disqus footer menu nav navbar
    navigation newsletter pagination pager promo related respond share shares sharing sharedaddy sidebar social
    subscribe subscription toolbar widget"""
)
NEGATED = _names("no has with without is")  # “no-sidebar” speaks of a page that has none
