-- Public marks: which national totals everybody may see once their period is published. Public until now was all that adds up over
-- the units, and the shares of that; nothing else can be.
alter table catalogue.indicator_edition add column is_public boolean not null default false;
update catalogue.indicator_edition set is_public = across_units in ('ADD', 'RATIO');
alter table catalogue.indicator_edition
    add constraint only_what_adds_up_is_public check (not is_public or across_units in ('ADD', 'RATIO'));

-- A relation is laid down by somebody, too.
alter table catalogue.relation add column legal_basis text not null default 'cấu hình của đơn vị cấp trên';
