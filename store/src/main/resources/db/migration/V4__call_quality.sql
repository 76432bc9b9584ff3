-- How each direction of a leg sounded; empty where nobody knows, as in every call of before.

alter table call_legs add column from_peer_score double precision;
alter table call_legs add column from_peer_worst_score double precision;
alter table call_legs add column from_peer_loss_percent double precision;
alter table call_legs add column from_peer_late_percent double precision;
alter table call_legs add column from_peer_jitter_millis double precision;
alter table call_legs add column from_peer_delay_millis double precision;
alter table call_legs add column to_peer_score double precision;
alter table call_legs add column to_peer_worst_score double precision;
alter table call_legs add column to_peer_loss_percent double precision;
alter table call_legs add column to_peer_late_percent double precision;
alter table call_legs add column to_peer_jitter_millis double precision;
alter table call_legs add column to_peer_delay_millis double precision;
alter table call_legs add column round_trip_millis double precision;
