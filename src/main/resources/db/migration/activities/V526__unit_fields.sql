-- A field may hold a unit; and a file, whose kind stands here so that either may come first.
alter table activities.field drop constraint field_kind_check;
alter table activities.field add constraint field_kind_check check (
    kind in ('TEXT', 'NUMBER', 'PEOPLE', 'TIMES', 'MONEY', 'DATE', 'CHOICE', 'YES_NO', 'UNIT', 'ATTACHMENT'));
