"""The look of all widgets, from the tokens of one theme."""

from dataclasses import asdict
from pathlib import Path

from readiness.ui.theme.tokens import THEMES

_ICONS = Path(__file__).parent / "icons"

# Roles are set with `setProperty("role", …)`; sizes that follow the platform's font are set in code.
_SHEET = """
QWidget {{ background: {page}; color: {ink}; }}
QLabel, QRadioButton, QCheckBox {{ background: transparent; }}
QLabel[role="quiet"] {{ color: {quiet}; }}
QLabel[role="accent"] {{ color: {accent}; }}
QLabel[role="warning"] {{ color: {warning}; }}
QFrame[role="panel"] {{ background: {surface}; border: 1px solid {hairline}; border-radius: 8px; }}
QFrame[role="panel"] .QWidget, QFrame[role="bar"] .QWidget {{ background: transparent; }}
QFrame[role="bar"] {{ background: {surface}; border: none; border-bottom: 1px solid {hairline}; }}
QFrame[role="bar"] QLabel {{ background: transparent; }}
QFrame[role="rule"] {{ background: {hairline}; max-height: 1px; border: none; }}
QFrame[role="upright"] {{ background: {edge}; border: none; margin: 7px 0; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ border: none; }}
QScrollArea[role="stop"] {{ border: 2px solid transparent; border-radius: 4px; }}
QScrollArea[role="stop"]:focus {{ border-color: {accent}; }}
QPushButton, QToolButton {{
    background: {surface}; color: {ink}; border: 1px solid {edge}; border-radius: 6px;
    padding: 7px 16px; min-height: 20px;
}}
QPushButton:hover, QToolButton:hover {{ background: {accent_soft}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; padding: 6px 15px; }}
QPushButton:checked {{ background: {accent_soft}; border: 2px solid {accent}; padding: 6px 15px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {idle}; border: 1px dashed {idle}; }}
QPushButton[role="primary"] {{
    background: {accent}; color: {accent_ink}; border: 1px solid {accent}; font-weight: 600;
}}
QPushButton[role="primary"]:focus {{ border: 2px solid {ink}; }}
QPushButton[role="small"] {{ padding: 4px 12px; min-height: 18px; }}
QPushButton[role="small"]:focus, QPushButton[role="small"]:checked {{ padding: 3px 11px; }}
QPushButton[role="link"] {{
    background: transparent; border: 1px solid transparent; color: {accent}; padding: 5px 8px; text-align: left;
}}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="link"]:focus {{ border: 2px solid {accent}; padding: 4px 7px; }}
QPushButton[role="back"] {{
    background: transparent; border: 1px solid transparent; color: {accent}; padding: 5px 8px 5px 4px; text-align: left;
}}
QPushButton[role="back"]:hover {{ text-decoration: underline; }}
QPushButton[role="back"]:focus {{ border: 2px solid {accent}; padding: 4px 7px 4px 3px; }}
QPushButton[role="section"] {{
    background: transparent; color: {quiet}; border: none; border-bottom: 3px solid transparent; border-radius: 0;
    padding: 6px 10px 3px;
}}
QPushButton[role="section"]:hover {{ background: {accent_soft}; }}
QPushButton[role="section"][current="true"] {{ color: {ink}; border-bottom-color: {accent}; }}
QPushButton[role="section"]:focus {{ border: 2px solid {accent}; border-bottom-width: 3px; padding: 4px 8px 3px; }}
QPushButton[role="primary"]:disabled {{ background: {surface}; color: {idle}; border: 1px dashed {idle}; }}
QPushButton[role="link"]:disabled {{ color: {idle}; border-color: transparent; }}
QRadioButton {{ spacing: 10px; min-height: 24px; }}
QRadioButton::indicator {{
    width: 14px; height: 14px; border: 2px solid {edge}; border-radius: 9px; background: {surface};
}}
QRadioButton::indicator:checked {{ border: 5px solid {accent}; width: 8px; height: 8px; }}
QRadioButton:focus {{ color: {accent}; }}
QRadioButton::indicator:focus {{ border-color: {accent}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {edge}; border-radius: 4px; min-height: 32px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: transparent; border: none; height: 0; width: 0;
}}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 26px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
QToolButton::menu-indicator {{ image: none; }}
QLineEdit, QPlainTextEdit, QComboBox, QDateEdit {{
    background: {surface}; color: {ink}; border: 1px solid {edge}; border-radius: 6px; padding: 6px 8px;
    selection-background-color: {accent}; selection-color: {accent_ink}; placeholder-text-color: {quiet};
}}
QTextEdit[role="sheet"] {{
    background: {surface}; color: {ink}; border: 2px solid {surface}; border-radius: 4px;
    selection-background-color: {accent}; selection-color: {accent_ink};
}}
QTextEdit[role="sheet"]:focus {{ border-color: {accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus {{
    border: 2px solid {accent}; padding: 5px 7px;
}}
QComboBox QAbstractItemView, QMenu {{ background: {surface}; color: {ink}; border: 1px solid {edge}; }}
QMenu::item {{ padding: 6px 24px; }}
QMenu::item:disabled {{ color: {idle}; }}
QMenu::separator {{ background: {hairline}; height: 1px; margin: 4px 0; }}
QListWidget {{ background: {surface}; color: {ink}; border: 1px solid {edge}; border-radius: 6px; padding: 2px; }}
QListWidget:focus {{ border: 2px solid {accent}; padding: 1px; }}
QListWidget::item {{ padding: 5px 8px; }}
QListWidget::item:selected {{ background: {accent}; color: {accent_ink}; }}
QMenu::item:selected, QComboBox QAbstractItemView::item:selected {{ background: {accent_soft}; color: {ink}; }}
QProgressBar {{ background: {track}; border: none; border-radius: 4px; max-height: 8px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QStatusBar {{ background: {surface}; border-top: 1px solid {hairline}; }}
QStatusBar QLabel {{ background: transparent; }}
QStatusBar::item {{ border: none; }}
QToolTip {{ background: {surface}; color: {ink}; border: 1px solid {edge}; padding: 4px; }}
"""


def stylesheet(theme: str) -> str:
    """Return the style sheet of a theme."""
    # PNG, not SVG: its plugin would be loaded for this one arrow. Style sheets want slashes on every system.
    arrow = (_ICONS / f"arrow-{theme}.png").as_posix()
    return _SHEET.format(**asdict(THEMES[theme]), arrow=arrow)
