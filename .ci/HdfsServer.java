import java.io.File;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A name node and a data node of HDFS on the loopback address, until the process is ended. */
public final class HdfsServer {
  private HdfsServer() {}

  /** Arguments: a folder for the blocks, and the port of the name node. */
  public static void main(String[] args) throws Exception {
    File folder = Path.of(args[0]).toFile();
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    MiniDFSCluster cluster =
        new MiniDFSCluster.Builder(configuration)
            .nameNodePort(Integer.parseInt(args[1]))
            .numDataNodes(1)
            .format(!folder.exists())
            .build();
    cluster.waitActive();
    Thread.currentThread().join();
  }
}
