//! Rules about sums, parts and lists.

rules![list_count_mismatch, part_exceeds_whole, percent_change_mismatch];
