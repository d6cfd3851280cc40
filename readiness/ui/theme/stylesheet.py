"""The look of all widgets, from the tokens of one theme."""

from dataclasses import asdict
from pathlib import Path

from readiness.ui.theme.tokens import THEMES

_ICONS = Path(__file__).parent / "icons"

# Roles are set with `setProperty("role", …)`; sizes that follow the platform's font are set in code. Where the keyboard
# is, the focus ring shows: nothing here changes with the focus.
_SHEET = """
QWidget {{ background: {page}; color: {ink}; outline: none; }}
QLabel, QRadioButton, QCheckBox, FocusRing {{ background: transparent; }}
QLabel[role="quiet"] {{ color: {quiet}; }}
QLabel[role="accent"] {{ color: {accent}; }}
QLabel[role="warning"] {{ color: {warning}; }}
QFrame[role="panel"] {{ background: {raised}; border: 1px solid {hairline}; border-radius: 6px; }}
QFrame[role="tile"] {{ background: {raised}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[role="panel"] .QWidget, QFrame[role="tile"] .QWidget {{ background: transparent; }}
QWidget[ground="rail"], QWidget[ground="rail"] .QWidget {{ background: {rail}; }}
QWidget[ground="panel"], QWidget[ground="panel"] .QWidget {{ background: {panel}; }}
QWidget[ground="panel"] QFrame[role="panel"] {{ background: {panel}; border: none; }}
QFrame[role="bar"] {{ background: {page}; border: none; border-top: 1px solid {hairline}; }}
QFrame[role="side"] {{ background: {panel}; border: none; border-left: 1px solid {hairline}; }}
QFrame[role="side"] .QWidget {{ background: {panel}; }}
QFrame[role="tour"] {{ background: {soft}; border: none; }}
QFrame[role="tour"] .QWidget, RowButton .QWidget, Columns {{ background: transparent; }}
QFrame[role="toast"] {{ background: {raised}; border: 1px solid {line}; border-radius: 6px; }}
QFrame[role="popup"] {{ background: {raised}; border: 1px solid {line}; }}
QFrame[role="popup"] .QWidget {{ background: transparent; }}
QFrame[role="rule"] {{ background: {hairline}; max-height: 1px; border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ border: none; }}
QPushButton, QToolButton {{
    background: {raised}; color: {ink}; border: 1px solid {edge}; border-radius: 6px;
    padding: 7px 15px; min-height: 20px; font-weight: 600;
}}
QPushButton:hover, QToolButton:hover {{ background: {hover}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {pressed}; }}
QPushButton:checked {{ background: {soft}; border: 2px solid {accent}; padding: 6px 14px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {idle}; border: 1px solid {hairline}; }}
QPushButton[role="primary"] {{ background: {accent}; color: {accent_ink}; border: 1px solid {accent}; }}
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {{
    background: {accent_hover}; border-color: {accent_hover};
}}
QPushButton[role="small"], QPushButton[role="choice"] {{ font-weight: 400; }}
QPushButton[role="small"] {{ padding: 4px 11px; min-height: 18px; }}
QPushButton[role="small"]:checked {{ padding: 3px 10px; }}
QPushButton[role="quiet"] {{
    background: transparent; border: 1px solid transparent; padding: 7px 11px; font-weight: 400;
}}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover {{ background: {hover}; }}
QToolButton[role="quiet"] {{ background: transparent; border: 1px solid transparent; padding: 6px; }}
QPushButton[role="icon"], QPushButton[role="rail"] {{ padding: 0; border: none; min-height: 0; }}
QPushButton[role="link"], QPushButton[role="back"] {{
    background: transparent; border: 1px solid transparent; color: {accent}; padding: 5px 8px; text-align: left;
    font-weight: 400;
}}
QPushButton[role="back"] {{ padding: 5px 8px 5px 0; }}
QPushButton[role="sign"] {{ background: transparent; border: 1px solid transparent; color: {accent}; padding: 5px 0; }}
QPushButton[role="sign"]:hover {{ background: {hover}; }}
QPushButton[role="link"]:hover, QPushButton[role="back"]:hover {{ text-decoration: underline; color: {accent_hover}; }}
QPushButton[role="primary"]:disabled {{ background: {raised}; color: {idle}; border: 1px solid {hairline}; }}
QPushButton[role="link"]:disabled {{ color: {idle}; border-color: transparent; }}
QRadioButton {{ spacing: 6px; padding: 0 7px; min-height: 24px; }}
QRadioButton::indicator {{
    width: 14px; height: 14px; border: 1px solid {edge}; border-radius: 8px; background: {raised};
}}
QRadioButton::indicator:hover {{ background: {hover}; }}
QRadioButton::indicator:checked {{ border: 5px solid {accent}; width: 6px; height: 6px; }}
QScrollBar:vertical {{ background: transparent; width: 8px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 8px; margin: 0; }}
QScrollBar::handle {{ background: {edge}; border-radius: 3px; min-height: 32px; min-width: 32px; margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: transparent; border: none; height: 0; width: 0;
}}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
QToolButton::menu-indicator {{ image: none; }}
QLineEdit, QPlainTextEdit, QComboBox {{
    background: {raised}; color: {ink}; border: 1px solid {edge}; border-radius: 6px; padding: 6px 8px;
    selection-background-color: {accent}; selection-color: {accent_ink}; placeholder-text-color: {quiet};
}}
QLineEdit, QComboBox {{ min-height: 22px; }}
QComboBox {{ combobox-popup: 0; }}
QTextEdit[role="sheet"] {{
    background: {raised}; color: {ink}; border: 1px solid {hairline}; border-radius: 6px;
    selection-background-color: {accent}; selection-color: {accent_ink};
}}
QComboBox QAbstractItemView, QMenu {{ background: {raised}; color: {ink}; border: 1px solid {line}; }}
QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 2px 8px; }}
QMenu {{ padding: 4px 0; }}
QMenu::item {{ padding: 5px 24px; }}
QMenu::item:disabled {{ color: {idle}; }}
QMenu::separator {{ background: {hairline}; height: 1px; margin: 4px 0; }}
QListWidget {{ background: {raised}; color: {ink}; border: 1px solid {edge}; border-radius: 6px; padding: 2px; }}
QListWidget::item {{ padding: 5px 8px; }}
QListWidget::item:selected {{ background: {accent}; color: {accent_ink}; }}
QTableView {{ background: {page}; color: {ink}; border: 1px solid {hairline}; border-radius: 6px; }}
QHeaderView {{ background: {page}; border: none; }}
QHeaderView::section {{
    background: {page}; color: {quiet}; border: none; border-bottom: 1px solid {line}; padding: 4px 8px;
}}
QHeaderView::section:hover {{ background: {hover}; }}
QHeaderView::section:pressed {{ background: {pressed}; }}
QMenu::item:selected {{ background: {soft}; color: {ink}; }}
QComboBox QAbstractItemView::item:selected {{ background: {hover}; color: {ink}; }}
QProgressBar {{ background: {track}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QToolTip {{ background: {raised}; color: {ink}; border: 1px solid {line}; padding: 4px; }}
"""


def stylesheet(theme: str) -> str:
    """Return the style sheet of a theme."""
    # PNG, not SVG: its plugin would be loaded for this one arrow. Style sheets want slashes on every system.
    arrow = (_ICONS / f"arrow-{theme}.png").as_posix()
    colours = {name: colour for name, colour in asdict(THEMES[theme]).items() if isinstance(colour, str)}
    return _SHEET.format(**colours, arrow=arrow)
