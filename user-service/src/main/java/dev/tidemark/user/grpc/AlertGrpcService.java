package dev.tidemark.user.grpc;

import dev.tidemark.protocol.user.v1.AlertServiceGrpc;
import dev.tidemark.protocol.user.v1.ConfirmChannelRequest;
import dev.tidemark.protocol.user.v1.ConfirmChannelResponse;
import dev.tidemark.protocol.user.v1.CreateAlertRuleRequest;
import dev.tidemark.protocol.user.v1.CreateAlertRuleResponse;
import dev.tidemark.protocol.user.v1.CreateChannelRequest;
import dev.tidemark.protocol.user.v1.CreateChannelResponse;
import dev.tidemark.protocol.user.v1.CreateFeedRequest;
import dev.tidemark.protocol.user.v1.CreateFeedResponse;
import dev.tidemark.protocol.user.v1.DeleteAlertRuleRequest;
import dev.tidemark.protocol.user.v1.DeleteAlertRuleResponse;
import dev.tidemark.protocol.user.v1.DeleteChannelRequest;
import dev.tidemark.protocol.user.v1.DeleteChannelResponse;
import dev.tidemark.protocol.user.v1.DeleteFeedRequest;
import dev.tidemark.protocol.user.v1.DeleteFeedResponse;
import dev.tidemark.protocol.user.v1.DeliverPriceChangesRequest;
import dev.tidemark.protocol.user.v1.DeliverPriceChangesResponse;
import dev.tidemark.protocol.user.v1.GetAlertSettingsRequest;
import dev.tidemark.protocol.user.v1.GetAlertSettingsResponse;
import dev.tidemark.protocol.user.v1.ListAlertRulesRequest;
import dev.tidemark.protocol.user.v1.ListAlertRulesResponse;
import dev.tidemark.protocol.user.v1.ListChannelsRequest;
import dev.tidemark.protocol.user.v1.ListChannelsResponse;
import dev.tidemark.protocol.user.v1.ListDeliveriesRequest;
import dev.tidemark.protocol.user.v1.ListDeliveriesResponse;
import dev.tidemark.protocol.user.v1.ListNotificationsRequest;
import dev.tidemark.protocol.user.v1.ListNotificationsResponse;
import dev.tidemark.protocol.user.v1.MarkNotificationsReadRequest;
import dev.tidemark.protocol.user.v1.MarkNotificationsReadResponse;
import dev.tidemark.protocol.user.v1.ReadFeedRequest;
import dev.tidemark.protocol.user.v1.ReadFeedResponse;
import dev.tidemark.protocol.user.v1.RetryDeliveryRequest;
import dev.tidemark.protocol.user.v1.RetryDeliveryResponse;
import dev.tidemark.protocol.user.v1.SetAlertSettingsRequest;
import dev.tidemark.protocol.user.v1.SetAlertSettingsResponse;
import dev.tidemark.protocol.user.v1.TestChannelRequest;
import dev.tidemark.protocol.user.v1.TestChannelResponse;
import dev.tidemark.protocol.user.v1.UnsubscribeRequest;
import dev.tidemark.protocol.user.v1.UnsubscribeResponse;
import dev.tidemark.protocol.user.v1.UpdateAlertRuleRequest;
import dev.tidemark.protocol.user.v1.UpdateAlertRuleResponse;
import dev.tidemark.protocol.user.v1.UpdateChannelRequest;
import dev.tidemark.protocol.user.v1.UpdateChannelResponse;
import io.grpc.stub.StreamObserver;

/** Alerts as gRPC sees them: which call is answered by whom. */
public final class AlertGrpcService extends AlertServiceGrpc.AlertServiceImplBase {
  private final ChangeCalls changes;
  private final RuleCalls rules;
  private final InboxCalls inbox;
  private final ChannelCalls channels;
  private final SettingsCalls settings;

  public AlertGrpcService(
      ChangeCalls changes,
      RuleCalls rules,
      InboxCalls inbox,
      ChannelCalls channels,
      SettingsCalls settings) {
    this.changes = changes;
    this.rules = rules;
    this.inbox = inbox;
    this.channels = channels;
    this.settings = settings;
  }

  @Override
  public void deliverPriceChanges(
      DeliverPriceChangesRequest request, StreamObserver<DeliverPriceChangesResponse> observer) {
    answer(changes.deliver(request), observer);
  }

  @Override
  public void createAlertRule(
      CreateAlertRuleRequest request, StreamObserver<CreateAlertRuleResponse> observer) {
    answer(rules.create(request), observer);
  }

  @Override
  public void listAlertRules(
      ListAlertRulesRequest request, StreamObserver<ListAlertRulesResponse> observer) {
    answer(rules.list(request), observer);
  }

  @Override
  public void updateAlertRule(
      UpdateAlertRuleRequest request, StreamObserver<UpdateAlertRuleResponse> observer) {
    answer(rules.update(request), observer);
  }

  @Override
  public void deleteAlertRule(
      DeleteAlertRuleRequest request, StreamObserver<DeleteAlertRuleResponse> observer) {
    answer(rules.delete(request), observer);
  }

  @Override
  public void listNotifications(
      ListNotificationsRequest request, StreamObserver<ListNotificationsResponse> observer) {
    answer(inbox.list(request), observer);
  }

  @Override
  public void markNotificationsRead(
      MarkNotificationsReadRequest request,
      StreamObserver<MarkNotificationsReadResponse> observer) {
    answer(inbox.markRead(request), observer);
  }

  @Override
  public void createFeed(CreateFeedRequest request, StreamObserver<CreateFeedResponse> observer) {
    answer(inbox.createFeed(request), observer);
  }

  @Override
  public void deleteFeed(DeleteFeedRequest request, StreamObserver<DeleteFeedResponse> observer) {
    answer(inbox.deleteFeed(request), observer);
  }

  @Override
  public void readFeed(ReadFeedRequest request, StreamObserver<ReadFeedResponse> observer) {
    answer(inbox.readFeed(request), observer);
  }

  @Override
  public void createChannel(
      CreateChannelRequest request, StreamObserver<CreateChannelResponse> observer) {
    answer(channels.create(request), observer);
  }

  @Override
  public void listChannels(
      ListChannelsRequest request, StreamObserver<ListChannelsResponse> observer) {
    answer(channels.list(request), observer);
  }

  @Override
  public void updateChannel(
      UpdateChannelRequest request, StreamObserver<UpdateChannelResponse> observer) {
    answer(channels.update(request), observer);
  }

  @Override
  public void deleteChannel(
      DeleteChannelRequest request, StreamObserver<DeleteChannelResponse> observer) {
    answer(channels.delete(request), observer);
  }

  @Override
  public void confirmChannel(
      ConfirmChannelRequest request, StreamObserver<ConfirmChannelResponse> observer) {
    answer(channels.confirm(request), observer);
  }

  @Override
  public void listDeliveries(
      ListDeliveriesRequest request, StreamObserver<ListDeliveriesResponse> observer) {
    answer(channels.deliveries(request), observer);
  }

  @Override
  public void retryDelivery(
      RetryDeliveryRequest request, StreamObserver<RetryDeliveryResponse> observer) {
    answer(channels.retry(request), observer);
  }

  @Override
  public void unsubscribe(
      UnsubscribeRequest request, StreamObserver<UnsubscribeResponse> observer) {
    answer(channels.unsubscribe(request), observer);
  }

  @Override
  public void getAlertSettings(
      GetAlertSettingsRequest request, StreamObserver<GetAlertSettingsResponse> observer) {
    answer(settings.get(request), observer);
  }

  @Override
  public void setAlertSettings(
      SetAlertSettingsRequest request, StreamObserver<SetAlertSettingsResponse> observer) {
    answer(settings.set(request), observer);
  }

  @Override
  public void testChannel(
      TestChannelRequest request, StreamObserver<TestChannelResponse> observer) {
    channels.test(request, response -> answer(response, observer), observer::onError);
  }

  private static <T> void answer(T message, StreamObserver<T> observer) {
    observer.onNext(message);
    observer.onCompleted();
  }
}
