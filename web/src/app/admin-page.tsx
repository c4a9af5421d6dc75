import { AdminPage } from "@/features/admin/admin-page";
import { ConnectorList } from "@/features/source/connector-list";

/** The page of administrators, with how the sources stand. */
export function AdministrationPage() {
  return <AdminPage sources={<ConnectorList />} />;
}
