import { useMutation } from "@tanstack/react-query";
import { messages as common } from "@/lib/messages";
import { Button } from "@/lib/ui/button";
import { ErrorNotice } from "@/lib/ui/error-notice";
import { fillingDemo } from "./api";
import styles from "./demo-start.module.css";
import { FirstSteps } from "./first-steps";
import { messages } from "./messages";

/** What a newcomer can do at once, with nothing set up: go shopping, or have a list filled. */
export function DemoStart({ shop }: { shop: string }) {
  const filling = useMutation(fillingDemo);
  return (
    <div className={styles.start}>
      <FirstSteps steps={messages.demoSteps} />
      <p className={styles.actions}>
        <a className={styles.shop} href={shop} target="_blank" rel="noopener noreferrer">
          {messages.openDemoShop}
          <span aria-hidden="true">&nbsp;↗</span>
          <span className="visually-hidden"> ({common.newTab})</span>
        </a>
        <span>{messages.or}</span>
        <Button
          onClick={() => filling.mutate()}
          busyText={filling.isPending ? messages.filling : undefined}
        >
          {messages.fillDemo}
        </Button>
      </p>
      <p className={styles.note}>{messages.fillNote}</p>
      {filling.isError && <ErrorNotice title={messages.fillFailed} error={filling.error} />}
    </div>
  );
}
