package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.TimeCondition;

/** A time condition. */
@Schema(name = "TimeCondition")
record TimeConditionView(
        UUID id,
        String name,
        String number,
        @Nullable String zone,
        List<TimeConditionInput.OpenHours> open,
        List<TimeConditionInput.SpecialDay> exceptions,
        @Nullable UUID holidays,
        TimeConditionInput.ByHand byHand,
        Target whenOpen,
        Target whenClosed) {

    static TimeConditionView of(TimeCondition row) {
        TimeConditionInput input = TimeConditionInput.of(row);
        return new TimeConditionView(
                row.id().value(),
                input.name(),
                input.number(),
                input.zone(),
                input.open(),
                input.exceptions(),
                input.holidays(),
                input.byHand(),
                input.whenOpen(),
                input.whenClosed());
    }
}
