-- How each ten seconds of a leg sounded: the second they ended, the score from it, the score to it.

alter table call_legs add column windows text;
