"""Questionnaires from and to spreadsheets: our own workbook, a plain list of questions, and XLSForm.

All three become the same *draft*: the plain data of a pack, the cell behind each part of it, and a line for each row
that says what was made of it. Nothing here knows how a pack lies in a folder; `readiness.app.questionnaire_sheets`
writes a draft down and has it checked.
"""
