"use client";

import { useState } from "react";
import { UserForm } from "@/components/admin/user-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { UserDto } from "@/lib/auth/users";
import { formatMoney } from "@/lib/format";
import { formatDay } from "@/lib/format-day";

type UserListProps = { users: UserDto[]; defaultBudgetMicros: number | null };

export function UserList({ users, defaultBudgetMicros }: UserListProps) {
  const [editing, setEditing] = useState<string | null>(null);
  if (users.length === 0) return <p className="text-muted-foreground">Nobody here matches that.</p>;
  return (
    <ul className="min-w-0 border-t">
      {users.map((user) => (
        <li key={user.id} className="border-b py-3">
          <div className="flex items-center gap-3">
            <div className="min-w-0 flex-1">
              <p className="flex items-center gap-2">
                <span className="truncate font-medium">{user.name || user.email}</span>
                {user.role === "admin" && <Badge variant="outline">Admin</Badge>}
              </p>
              <p className="truncate text-muted-foreground">
                {user.name && `${user.email} · `}since {formatDay(user.createdAt)} ·{" "}
                {user.clips === 1 ? "1 clip" : `${user.clips} clips`}
              </p>
            </div>
            <p className="figures text-right">
              {formatMoney(user.usedMicros)}
              <span className="block text-muted-foreground text-xs">{budgetOf(user, defaultBudgetMicros)}</span>
            </p>
            <Button
              type="button"
              variant="ghost"
              size="sm"
              aria-label={`Edit ${user.email}`}
              aria-expanded={editing === user.id}
              onClick={() => setEditing(editing === user.id ? null : user.id)}
            >
              Edit
            </Button>
          </div>
          {editing === user.id && <UserForm user={user} onClose={() => setEditing(null)} />}
        </li>
      ))}
    </ul>
  );
}

function budgetOf(user: UserDto, defaultBudgetMicros: number | null): string {
  const limit = user.budgetMicros ?? defaultBudgetMicros;
  return user.unlimited || limit === null ? "no limit" : `of ${formatMoney(limit, "short")}`;
}
