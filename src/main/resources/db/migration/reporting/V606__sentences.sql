-- The sentences with which the text of a report begins: data, in dated editions. A pattern names the figures it is made of.
create table reporting.sentence (
    heading    text     not null,                        -- key of the form's heading, stable across editions
    position   smallint not null,
    led        boolean  not null,                        -- led by the period where it is the first of its heading
    vi         text     not null check (vi <> ''),
    en         text     not null check (en <> ''),
    none_vi    text     not null default '',             -- said where nothing of it happened; empty: nothing is said
    none_en    text     not null default '',
    valid_from date     not null,
    valid_to   date,                                     -- last valid day, inclusive; null: open
    check (valid_to is null or valid_to >= valid_from),
    constraint one_sentence_at_a_place_on_a_day exclude using gist
        (heading with =, position with =, daterange(valid_from, valid_to, '[]') with &&)
);

-- The sentences from the figures as they were when a passage was taken from them; null where it was written without.
alter table reporting.passage add sentences text;
