import { encodeCursor, page_size } from '../../../lib/pagination.ts';
import type { Chrome } from '../../../ui/chrome.ts';
import { Pagination } from '../../../ui/parts/filters.tsx';
import { Table } from '../../../ui/parts/table.tsx';
import type { Member } from '../find.ts';

/** Who has access, a page at a time; `path` is where the list stands. */
export function MembersTable({ chrome, members, path }: { chrome: Chrome; members: readonly Member[]; path: string }) {
  const { t } = chrome;
  const shown = members.slice(0, page_size);
  const last = shown.at(-1);
  const next = members.length > page_size && last ? `${path}?after=${encodeCursor([last.name, last.id])}` : null;
  return (
    <>
      <Table
        caption={t.people.members}
        titled
        rows={shown}
        key_of={(member) => member.id}
        columns={[
          { label: t.people.name, cell: (member) => <bdi>{member.name}</bdi>, names: true },
          { label: t.people.email, cell: (member) => <bdi>{member.email}</bdi> },
          { label: t.people.role, cell: (member) => t.people.member_roles[member.role] },
        ]}
      />
      <Pagination t={t} previous={null} next={next} />
    </>
  );
}
