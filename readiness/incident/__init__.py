"""F3: from the facts of an incident to its severity and the course of action, with the rule that fired.

Everything that decides is data of the questionnaire (`domain.knowledge.IncidentGuide`); this room only evaluates it.
"""
