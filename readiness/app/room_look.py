"""How a workshop looks: the look of the document, or of the house that it follows."""

from readiness.app.session import Session
from readiness.foundation import clock
from readiness.wording.house import line_of_room
from readiness.workshop.room_look import RoomLook


def room_look(session: Session) -> RoomLook:
    """Return what phones and projector take from the consultant's layer as it stands."""
    assessment = session.assessment
    layer = assessment.consultant
    house, logo = layer.house, layer.printed_logo
    return RoomLook(
        accent=layer.accent or (house.accent if house else ""),
        band=layer.band or (house.band if house else ""),
        logo=(session.document.file(logo.digest) or b"") if logo else b"",
        line=line_of_room(layer, assessment, session.questionnaire, assessment.details.as_of(clock.today())),
    )
