"use client";

import { useState } from "react";
import { UserRow } from "@/components/admin/user-row";
import type { UserDto } from "@/lib/auth/users";

type UserListProps = { users: UserDto[]; viewerId: string; defaultBudgetMicros: number | null };

export function UserList({ users, viewerId, defaultBudgetMicros }: UserListProps) {
  const [editing, setEditing] = useState<string | null>(null);
  if (users.length === 0) return <p className="text-muted-foreground">Nobody here matches that.</p>;
  return (
    <ul className="min-w-0 border-t">
      {users.map((user) => (
        <UserRow
          key={user.id}
          user={user}
          defaultBudgetMicros={defaultBudgetMicros}
          own={user.id === viewerId}
          editing={editing === user.id}
          onEdit={(open) => setEditing(open ? user.id : null)}
        />
      ))}
    </ul>
  );
}
