"""The frame of the slides: a wide page, one layout with a title, the line in the colour of the consultant, the foot."""

from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from readiness.reporting.charts.svg import INK, QUIET
from readiness.reporting.office.slide_parts import (
    HEIGHT,
    MARGIN,
    TYPEFACE,
    WIDTH,
    SlideArea,
    SlideText,
    add_words,
    cut_to,
    lines_of,
    rgb,
)

_TITLE = SlideArea(MARGIN, 21, WIDTH - 2 * MARGIN, 24)
_TITLE_SIZES = (28.0, 24.0, 20.0)
_TITLE_ONLY = 5
_LINE = 4.0


class Frame:
    """A presentation in the making; `foot` stands at the bottom of every slide, beside its number."""

    def __init__(self, accent: str, foot: str) -> None:
        self.presentation = Presentation()
        self.accent = accent
        self._foot = foot
        self.presentation.slide_width, self.presentation.slide_height = Mm(WIDTH), Mm(HEIGHT)
        self._layout = self.presentation.slide_layouts[_TITLE_ONLY]
        self._keep_one_layout()
        for holder in (self.presentation.slide_master, self._layout):
            self._place_title(holder)
        self._draw_line()

    def add(self, topic: str, title: str, notes: str) -> Any:
        """Add a slide: its topic in a small line, its message as the title, and what is said about it."""
        slide = self.presentation.slides.add_slide(self._layout)
        size = next(
            (size for size in _TITLE_SIZES if lines_of(title, _TITLE.width, size, strong=True) * size <= 2 * size),
            _TITLE_SIZES[-1],
        )
        frame = slide.shapes.title.text_frame
        frame.text = cut_to(title, _TITLE.width, size, 2, strong=True)
        for run in frame.paragraphs[0].runs:
            run.font.size = Pt(size)
        add_words(
            slide, SlideArea(MARGIN, 12, _TITLE.width, 8), [SlideText(topic, size=12, colour=self.accent, strong=True)]
        )
        self._add_foot(slide)
        slide.notes_slide.notes_text_frame.text = notes
        return slide

    def _add_foot(self, slide: Any) -> None:
        place = SlideArea(MARGIN, HEIGHT - 12, WIDTH - 2 * MARGIN - 30, 6)
        add_words(slide, place, [SlideText(cut_to(self._foot, place.width, 10, 1), size=10, colour=QUIET)])
        number = add_words(
            slide, SlideArea(WIDTH - MARGIN - 20, HEIGHT - 12, 20, 6), [SlideText("1", size=10, colour=QUIET)]
        )
        paragraph = number.text_frame.paragraphs[0]
        paragraph._p.get_or_add_pPr().set("algn", "r")  # noqa: SLF001
        run = paragraph.runs[0]._r  # noqa: SLF001
        field = run.makeelement(qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
        field.extend(list(run))
        run.getparent().replace(run, field)
        field.find(qn("a:t")).text = str(len(self.presentation.slides))

    def _keep_one_layout(self) -> None:
        for layout in list(self.presentation.slide_layouts):
            if layout != self._layout:
                self.presentation.slide_layouts.remove(layout)
        for holder in (self.presentation.slide_master, self._layout):
            for shape in list(holder.placeholders):
                if shape.placeholder_format.type not in {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}:
                    shape._element.getparent().remove(shape._element)  # noqa: SLF001

    def _place_title(self, holder: Any) -> None:
        for shape in holder.placeholders:
            shape.left, shape.top, shape.width, shape.height = _TITLE.box
            frame = shape.text_frame
            frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
            frame.vertical_anchor = MSO_ANCHOR.TOP
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        style = self.presentation.slide_master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")  # noqa: SLF001
        style.set("algn", "l")
        letters = style.find(qn("a:defRPr"))
        letters.attrib.update({"sz": "2800", "b": "1"})
        for old in list(letters):
            letters.remove(old)
        fill = letters.makeelement(qn("a:solidFill"), {})
        fill.append(fill.makeelement(qn("a:srgbClr"), {"val": INK.lstrip("#")}))
        letters.append(fill)
        for name in ("a:latin", "a:ea", "a:cs"):
            letters.append(letters.makeelement(qn(name), {"typeface": TYPEFACE}))

    def _draw_line(self) -> None:
        """Draw the line at the left on the layout: on a slide, screen readers would stop at it."""
        from pptx.enum.shapes import MSO_SHAPE

        # A layout has no way to add shapes in python-pptx; one is drawn on a slide and moved.
        slide = self.presentation.slides.add_slide(self._layout)
        bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Mm(_LINE), Mm(HEIGHT))
        bar.fill.solid()
        bar.fill.fore_color.rgb = rgb(self.accent)
        bar.line.fill.background()
        bar.shadow.inherit = False
        self._layout.shapes._spTree.insert(2, bar._element)  # noqa: SLF001
        self._drop(slide)

    def _drop(self, slide: Any) -> None:
        entries = self.presentation.slides._sldIdLst  # noqa: SLF001
        entry = entries[-1]
        self.presentation.part.drop_rel(entry.rId)
        entries.remove(entry)
