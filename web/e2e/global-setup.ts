import { MOCK_SETUP_TOKEN } from "./mock/api";
import { startMock } from "./mock/server";

/** Without a server to test, the tests try the pages against a pretended one. */
export default async function globalSetup() {
  if (process.env.BASE_URL) return;
  const { server, url } = await startMock();
  process.env.BASE_URL = url;
  process.env.ITEM_URL = "https://shopee.sg/Brand-New-i.987654.123456789";
  process.env.CHANGE_URL = `${url}/change?item=sg.987654.123456789&price=99.00`;
  process.env.ALERT_ITEM_URL = "https://shopee.sg/Another-One-i.987654.123456790";
  process.env.ALERT_CHANGE_URL = `${url}/change?item=sg.987654.123456790&price=99.00`;
  process.env.SETUP_TOKEN = MOCK_SETUP_TOKEN;
  return () => {
    server.closeAllConnections();
    server.close();
  };
}
